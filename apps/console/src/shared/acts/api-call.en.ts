export default {
  what: '{{action}} as a tccli command',
  whatMany: '{{count}} calls as tccli commands, in order',
  help: 'Isthmus sends this call. Use it in scripts; do not also run it, or the change is made twice.',
  incomplete: 'The call appears when the form is complete.',
  loading: 'Loading the call…',
  customData: '‹custom data, {{bytes}} bytes, sha256 {{sha256}}…›',
  omitted: 'Custom data is not included. Insert its base64 there.',
  page: 'TKE documentation: {{action}}',
};
