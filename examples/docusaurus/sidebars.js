export default { notes: ['index', 'downhill'] };
