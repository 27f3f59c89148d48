// n8n finds nodes and credentials by the `n8n` block of package.json; this is for whoever requires the package.
module.exports = require('./dist/bundle');
