;(window.order ??= []).push('document')
