export { Form, Form as default, type FormProps } from './react/next/form.js'
