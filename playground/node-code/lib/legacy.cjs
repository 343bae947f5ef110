const { basename } = require('path')
const words = require('./words.cjs')

module.exports = function greet(name) {
  return `${words.hello} ${name}`
}
module.exports.isHere = basename(__dirname) !== '' && basename(__filename) !== ''
