/**
 * Converts between the JSON of the server and the buffers of the browser (WebAuthn Level 3, sections 5.1.8 to 5.1.10), for
 * browsers that lack these functions.
 */

/** The argument of `navigator.credentials.create`. */
export function toCreate(options) {
  return {
    publicKey: {
      ...options,
      challenge: buffer(options.challenge),
      user: { ...options.user, id: buffer(options.user.id) },
      excludeCredentials: options.excludeCredentials.map(descriptor),
    },
  }
}

/** The argument of `navigator.credentials.get`. */
export function toGet(options) {
  return { publicKey: { ...options, challenge: buffer(options.challenge), allowCredentials: options.allowCredentials.map(descriptor) } }
}

/** The response of a new passkey, for the server. */
export function made(credential) {
  const { response } = credential
  return whole(credential, {
    attestationObject: text(response.attestationObject),
    clientDataJSON: text(response.clientDataJSON),
    transports: response.getTransports?.() ?? [],
  })
}

/** The response of a passkey that was used to log in, for the server. */
export function shown(credential) {
  const { response } = credential
  return whole(credential, {
    authenticatorData: text(response.authenticatorData),
    clientDataJSON: text(response.clientDataJSON),
    signature: text(response.signature),
    userHandle: response.userHandle ? text(response.userHandle) : undefined,
  })
}

function whole({ id, rawId, type, authenticatorAttachment }, response) {
  const attachment = authenticatorAttachment ?? undefined
  return { id, rawId: text(rawId), type, response, authenticatorAttachment: attachment, clientExtensionResults: {} }
}

function descriptor(credential) {
  return { ...credential, id: buffer(credential.id) }
}

function buffer(base64url) {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
}

function text(buffer) {
  const base64 = btoa(String.fromCharCode(...new Uint8Array(buffer)))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
