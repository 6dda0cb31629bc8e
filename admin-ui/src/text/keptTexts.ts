const PREFIX = 'PishkhanDesk.text.';

/** What somebody is writing in this tab, kept until it is sent or they sign out. */
export const keptTexts = {
  read: (name: string): string => sessionStorage.getItem(PREFIX + name) ?? '',
  keep(name: string, text: string): void {
    if (text === '') sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, text);
  },
  forget(): void {
    const names = Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX));
    for (const name of names) sessionStorage.removeItem(name);
  },
};
