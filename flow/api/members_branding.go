package api

// EveryClient is the client of looks that all clients have.
const EveryClient = "ALL"

// Members of the looks of sign-in pages.
var (
	brandingID       = Member{Name: "ManagedLoginBrandingId", Pattern: `[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89aAbB][a-f0-9]{3}-[a-f0-9]{12}`, Help: "The branding's ID."}
	ownLooks         = Member{Name: "UseCognitoProvidedValues", Kind: Boolean, Help: "Cognito's own looks, and no others."}
	mergedLooks      = Member{Name: "ReturnMergedResources", Kind: Boolean, Help: "Show Cognito's own looks where the branding has none."}
	brandingSettings = Member{Name: "Settings", Kind: Document, Help: "Colours, shapes and places, as JSON."}
	assetCategory    = Member{
		Name: "Category", Enum: []string{
			"FAVICON_ICO", "FAVICON_SVG", "EMAIL_GRAPHIC", "SMS_GRAPHIC", "AUTH_APP_GRAPHIC", "PASSWORD_GRAPHIC", "PASSKEY_GRAPHIC",
			"PAGE_HEADER_LOGO", "PAGE_HEADER_BACKGROUND", "PAGE_FOOTER_LOGO", "PAGE_FOOTER_BACKGROUND", "PAGE_BACKGROUND",
			"FORM_BACKGROUND", "FORM_LOGO", "IDP_BUTTON_ICON",
		},
		Help: "Where the image stands.",
	}
	colourMode     = Member{Name: "ColorMode", Enum: []string{"LIGHT", "DARK", "DYNAMIC"}, Help: "For light pages, dark ones or both."}
	assetExtension = Member{Name: "Extension", Enum: []string{"ICO", "JPEG", "PNG", "SVG", "WEBP"}, Help: "The image's format."}
	assetBytes     = Member{Name: "Bytes", Max: 1_333_336, Help: "The image, in Base64."}
	assetResource  = Member{Name: "ResourceId", Min: 1, Max: 40, Pattern: `[\w\- ]+`, Help: "The image's ID."}
	asset          = Member{
		Kind:    Structure,
		Members: []Member{assetCategory.required(), colourMode.required(), assetExtension.required(), assetBytes, assetResource},
	}
	assets   = Member{Name: "Assets", Kind: List, Max: 40, Element: &asset, Help: "The images."}
	branding = Member{
		Name: "ManagedLoginBranding", Kind: Structure,
		Members: []Member{brandingID, userPoolID, ownLooks, brandingSettings, assets, creationDate, lastModifiedDate},
		Help:    "The looks of a client's pages of managed login.",
	}

	clientOrAll   = Member{Name: "ClientId", Min: 1, Max: 128, Pattern: `[\w+]+`, Help: "The client, or ALL."}
	styles        = Member{Name: "CSS", Max: 131072, Help: "The style sheet."}
	logoFile      = Member{Name: "ImageFile", Max: 131072, Help: "The logo, in Base64."}
	logoURL       = Member{Name: "ImageUrl", Help: "Where the logo is."}
	stylesVersion = Member{Name: "CSSVersion", Help: "The style sheet's version."}
	customization = Member{
		Name: "UICustomization", Kind: Structure,
		Members: []Member{userPoolID, clientOrAll, logoURL, styles, stylesVersion, lastModifiedDate, creationDate},
		Help:    "The looks of the classic pages.",
	}
)
