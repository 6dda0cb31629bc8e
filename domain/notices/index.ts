export * from './fields.ts';
export * from './template.ts';
export * from './sample.ts';
export { DEFAULT_TEXTS, noticeTemplate, type NoticeLanguage, type OwnTexts } from './texts/index.ts';
