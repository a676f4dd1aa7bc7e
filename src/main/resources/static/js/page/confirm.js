import { closeBeside } from './beside.js'

/**
 * Asks for confirmation before a form with `data-ask` is sent. The dialog shows `data-ask` and `data-ask-lead`, and its button
 * has the label of `data-ask-do`, otherwise that of the form's button. With `data-ask-value` it asks only if a field of the form
 * has that value. Forms that must not be sent without the question are hidden until this is called.
 */
export function confirmForms(dialog) {
  const part = (name) => dialog.querySelector(`[data-part="${name}"]`)
  const button = (name) => dialog.querySelector(`[data-action="${name}"]`)
  let asking = null
  let confirmed = null

  document.addEventListener('submit', (event) => {
    const { target: form, submitter } = event
    const { ask, askLead = '', askDo, askValue } = form.dataset
    if (!ask || form === confirmed || event.defaultPrevented) return
    if (askValue !== undefined && ![...new FormData(form).values()].includes(askValue)) return
    event.preventDefault()
    asking = { form, submitter }
    part('question').textContent = ask
    part('lead').textContent = askLead
    button('confirm').textContent = askDo ?? (submitter ?? form.querySelector('button')).textContent
    dialog.showModal()
  })

  button('cancel').addEventListener('click', () => dialog.close())
  button('confirm').addEventListener('click', () => {
    const { form, submitter } = asking
    confirmed = form
    dialog.close()
    form.requestSubmit(submitter)
    confirmed = null
  })
  closeBeside(dialog)
  for (const form of document.querySelectorAll('form[data-ask][hidden]')) form.hidden = false
}
