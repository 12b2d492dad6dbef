export default {
  label: 'Saved views',
  all: 'All',
  save: 'Save view',
  name: 'Name of the view',
  overwrite: 'Save changes to {{name}}',
  changed: 'changed',
  more: 'Actions for view {{name}}',
  rename: 'Rename view',
  delete: 'Delete view',
  deleted: 'View {{name}} was deleted.',
  undo: 'Undo',
};
