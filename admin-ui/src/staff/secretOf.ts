/** The key within `otpauth://totp/…?secret=…`, as people type it into an authenticator. */
export const secretOf = (uri: string): string => new URL(uri).searchParams.get('secret') ?? uri;
