export { Link, Link as default, type LinkProps } from './react/next/link.js'
