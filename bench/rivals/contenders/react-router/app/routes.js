import { route } from '@react-router/dev/routes'

export default [route('hello/:name', 'routes/hello.jsx'), route('list', 'routes/list.jsx')]
