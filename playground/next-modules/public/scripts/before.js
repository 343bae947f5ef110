;(window.order ??= []).push('before')
