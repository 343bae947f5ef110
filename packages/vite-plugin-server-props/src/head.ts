export { Head, Head as default } from './react/head.js'
