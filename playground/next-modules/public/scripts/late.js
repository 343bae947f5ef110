;(window.order ??= []).push('late')
