export default {
  lead: 'These settings are yours. They apply in every browser in which you sign in.',
  display: 'Display',
  timeZone: 'Time zone',
  browserZone: 'Same as browser: {{zone}}',
  now: 'It is {{time}}.',
  density: {
    title: 'Rows of lists',
    comfortable: 'Comfortable',
    compact: 'Compact',
    help: 'Compact shows about a quarter more rows.',
  },
  saved: 'Saved',
  saving: 'Saving',
  notSaved: 'This browser uses the new value. Isthmus sends it again when you open the next page.',
};
