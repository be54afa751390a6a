const awsmobile: Record = {
  aws_user_pools_id: 'eu-west-1_Ab12Cd34E',
  aws_user_pools_web_client_id: '4example0client1id2abc3def',
  aws_cognito_mfa_configuration: 'OFF',
};
export default awsmobile;
