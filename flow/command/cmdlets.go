package command

import (
	"strings"
	"sync"

	"authwalk/flow/api"
)

// cmdlet is a cmdlet of AWS.Tools.CognitoIdentityProvider.
type cmdlet struct {
	operation, name string
	// first is the parameter that needs no name.
	first string
}

// cmdlets have names of their own, made by no rule.
// https://docs.aws.amazon.com/powershell/latest/reference/items/CognitoIdentityProvider_cmdlets.html
var cmdlets = []cmdlet{
	{api.InitiateAuth, "Start-CGIPAuth", "ClientId"},
	{api.AdminInitiateAuth, "Start-CGIPAuthAdmin", "ClientId"},
	{api.RespondToAuthChallenge, "Send-CGIPAuthChallengeResponse", "ClientId"},
	{api.AdminRespondToAuthChallenge, "Send-CGIPAuthChallengeResponseAdmin", "ClientId"},
	{api.AssociateSoftwareToken, "Add-CGIPSoftwareToken", ""},
	{api.VerifySoftwareToken, "Test-CGIPSoftwareToken", "UserCode"},
	{api.GetTokensFromRefreshToken, "Get-CGIPTokensFromRefreshToken", "RefreshToken"},
	{api.ConfirmDevice, "Approve-CGIPDevice", "DeviceKey"},
	{api.SignUp, "Register-CGIPUserInPool", "Username"},
	{api.ConfirmSignUp, "Confirm-CGIPUserRegistration", "Username"},
	{api.ResendConfirmationCode, "Send-CGIPConfirmationCode", "Username"},
	{api.ForgotPassword, "Reset-CGIPForgottenPassword", "Username"},
	{api.ConfirmForgotPassword, "Confirm-CGIPForgotPassword", "Username"},
	{api.SetUserMFAPreference, "Set-CGIPUserMFAPreference", ""},
	{api.GetUser, "Get-CGIPUser", "AccessToken"},
	{api.RevokeToken, "Revoke-CGIPToken", "Token"},
	{api.GlobalSignOut, "Disconnect-CGIPDeviceGlobal", "AccessToken"},
	{api.StartWebAuthnRegistration, "Start-CGIPWebAuthnRegistration", "AccessToken"},
	{api.CompleteWebAuthnRegistration, "Complete-CGIPWebAuthnRegistration", "AccessToken"},
	{api.ListWebAuthnCredentials, "Get-CGIPWebAuthnCredentialList", ""},
	{api.DeleteWebAuthnCredential, "Remove-CGIPWebAuthnCredential", ""},
	{api.ChangePassword, "Update-CGIPPassword", ""},
	{api.UpdateUserAttributes, "Update-CGIPUserAttribute", ""},
	{api.VerifyUserAttribute, "Test-CGIPUserAttribute", ""},
	{api.GetUserAttributeVerificationCode, "Get-CGIPUserAttributeVerificationCode", ""},
	{api.GetUserAuthFactors, "Get-CGIPUserAuthFactor", ""},
	{api.ListDevices, "Get-CGIPDeviceList", ""},
	{api.UpdateDeviceStatus, "Edit-CGIPDeviceStatus", ""},
}

// Cmdlet is the cmdlet that makes an operation, where it is known.
func Cmdlet(operation string) (string, bool) {
	for _, known := range cmdlets {
		if known.operation == operation {
			return known.name, true
		}
	}
	return "", false
}

func findCmdlet(name string) (cmdlet, bool) {
	for _, known := range cmdlets {
		if strings.EqualFold(known.name, name) {
			return known, true
		}
	}
	return cmdlet{}, false
}

// cmdletParameter is a parameter of a cmdlet: the member it stands for, or one
// inside a structure.
type cmdletParameter struct {
	name, alias string
	path        []string
	member      api.Member
}

// wholeStructures are the structures that stay whole; all others have a parameter
// for each of their members.
var wholeStructures = map[string]bool{"SMSMfaSettings": true, "SoftwareTokenMfaSettings": true}

// passkeyParameter is how the member Credential is called, since every cmdlet has a
// parameter of this name already.
const passkeyParameter = "WebAuthnCredential"

var parametersByOperation sync.Map

// parametersOf are the parameters of an operation's cmdlet.
func parametersOf(operation string) []cmdletParameter {
	if known, found := parametersByOperation.Load(operation); found {
		return known.([]cmdletParameter)
	}
	described, _ := api.FindOperation(operation)
	parameters := flattened("", nil, described.Input)
	parametersByOperation.Store(operation, parameters)
	return parameters
}

func flattened(prefix string, path []string, members []api.Member) []cmdletParameter {
	var parameters []cmdletParameter
	for _, member := range members {
		below := append(path[:len(path):len(path)], member.Name)
		if member.Kind == api.Structure && !wholeStructures[member.Name] {
			parameters = append(parameters, flattened(prefix+member.Name+"_", below, member.Members)...)
			continue
		}
		parameter := cmdletParameter{name: prefix + member.Name, path: below, member: member}
		if isPlural := strings.HasSuffix(member.Name, "s"); isPlural && (member.Kind == api.List || member.Kind == api.Map || member.Kind == api.Structure) {
			parameter.name, parameter.alias = strings.TrimSuffix(parameter.name, "s"), parameter.name
		}
		if member.Name == "Credential" {
			parameter.name = passkeyParameter
		}
		parameters = append(parameters, parameter)
	}
	return parameters
}

// commonParameters are those of every cmdlet, by what they say.
var commonParameters = map[string]string{
	"Region": "region", "RegionToCall": "region", "EndpointUrl": "endpoint",
	"ProfileName": "profile", "StoredCredentials": "profile", "AWSProfileName": "profile",
	"Select": "show", "Credential": "credentials", "NetworkCredential": "credentials", "AccessKey": "credentials", "AK": "credentials",
	"SecretKey": "credentials", "SK": "credentials", "SecretAccessKey": "credentials", "SessionToken": "credentials", "ST": "credentials",
	"ProfileLocation": "other", "AWSProfilesLocation": "other", "ProfilesLocation": "other", "ClientConfig": "other",
	"ErrorAction": "other", "WarningAction": "other", "OutVariable": "other", "ErrorVariable": "other",
	"PassThru": "switch", "Force": "switch", "WhatIf": "switch", "Confirm": "switch", "Verbose": "switch", "Debug": "switch", "NoAutoIteration": "switch",
}
