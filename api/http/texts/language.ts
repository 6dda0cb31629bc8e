import type { Request } from 'express';

export type Language = 'fa' | 'en';

/** The language to answer in: Persian unless `Accept-Language` prefers English. */
export const languageOf = (request: Pick<Request, 'headers'>): Language =>
  parseLanguage(request.headers['accept-language']);

export const parseLanguage = (header: string | undefined): Language => {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='));
      return { language: tag.split('-')[0], quality: quality ? Number(quality.slice(2)) || 0 : 1 };
    })
    .filter((entry) => (entry.language === 'fa' || entry.language === 'en') && entry.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted[0]?.language === 'en' ? 'en' : 'fa';
};

/** The name in the asked language; Persian where there is no English one. */
export const localised = (named: { name: string; nameEn?: string | null }, language: Language): string =>
  language === 'en' && named.nameEn ? named.nameEn : named.name;
