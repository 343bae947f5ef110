export { Form, Form as default, type FormProps, type GetFormProps } from './react/next/form.js'
export type { PostFormProps } from './react/next/post-form.js'
