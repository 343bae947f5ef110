export { useRouter } from './react/next/compat-router.js'
