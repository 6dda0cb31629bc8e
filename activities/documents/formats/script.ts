const SCRIPT_NAMES =
  /\.(bat|cmd|com|ps1|psm1|vbs|vbe|js|jse|mjs|cjs|wsf|wsh|hta|sh|bash|zsh|py|pyw|rb|pl|php\d?|phtml|html?|xhtml|shtml|mhtml?|svg|reg|url|desktop|inf|scf|sql|lua|asp|aspx|jsp|jar|applescript)$/i;

/** Anywhere in a text: what a browser would run. */
const MARKUP = /<(?:script|iframe|object|embed|svg|html|body)\b|<!doctype\s+html|javascript:\s*\w+\(/i;

/** At the beginning of a text, after white space. */
const BEGINNINGS = [
  /^#!/,
  /^<\?(?:php|=)/i,
  /^@echo\s+(?:off|on)\b/i,
  /^(?:Windows Registry Editor|REGEDIT4)/i,
  /^\[(?:InternetShortcut|Desktop Entry|autorun)\]/i,
  /^<(?:job|package|hta:application)\b/i,
  /^%!PS/,
];

/** Found in programs and hardly in letters; one is enough. */
const TELLING = [
  /\bCreateObject\s*\(\s*"[\w.]+"\s*\)/i,
  /\bWScript\.(?:Shell|Echo|Sleep|Quit)\b/i,
  /\bOn Error Resume Next\b/i,
  /\b(?:Invoke-(?:Expression|WebRequest|Command)|Set-ExecutionPolicy|Start-Process|New-Object\s+(?:System|Net)\.)/i,
  /\bpowershell(?:\.exe)?\s+-\w+/i,
  /^[ \t]*\[(?:CmdletBinding|Parameter)\(/im,
  /\beval\s*\(\s*(?:atob|unescape|String\.fromCharCode|function)/i,
  /\bnew ActiveXObject\s*\(/i,
  /%~dp0|\bsetlocal\s+enable/i,
];

/** Lines as programs have them; a text is a program when they are many among its lines. */
const CODE_LINE = [
  /^\s*(?:const|let|var)\s+[\w${}[\],][\w${}[\],\s]*=/,
  /^\s*(?:async\s+)?function(?:\s+\w+)?\s*\([^)]*\)\s*\{/,
  /^\s*import\s+(?:[\w{}*][\w{}*,\s]*\sfrom\s+)?['"][^'"]+['"];?\s*$/,
  /^\s*(?:\w+\.)+\w+\(.*\);\s*$/,
  /^\s*\}[);,]*\s*$/,
  /^\s*\$\w+\s*=\s*\S/,
  /^\s*(?:param|function\s+[\w-]+)\s*[({]/i,
  /^\s*[A-Z][a-z]+-[A-Z]\w+\s+(?:-\w+|['"$])/,
  /^\s*(?:Dim|Set|Sub|End Sub|End If|Function)\b.*$/,
  /^\s*(?:if|for|while|elif|else|try|except|def|class)\b.*[:{]\s*$/,
  /^\s*(?:if\s+(?:not\s+)?exist|goto|call|del|copy|xcopy|reg\s+add|start)\s+\S/i,
  /^\s*set\s+\w+=/i,
  /^\s*(?:from\s+[\w.]+\s+)?import\s+[\w.,][\w.,\s]*$/,
  /^\s*(?:curl|wget|chmod|sudo|rm|export|echo)\s+\S/,
];

export const hasMarkup = (text: string): boolean => MARKUP.test(text);

/** Whether a plain text is a program. A guess, and on the careful side where the name says so too. */
export function isScript(text: string, name: string): boolean {
  const begun = text.replace(/^[\s\ufeff]+/, '');
  if (SCRIPT_NAMES.test(name) || BEGINNINGS.some((pattern) => pattern.test(begun))) return true;
  return TELLING.some((pattern) => pattern.test(text)) || isMostlyCode(text);
}

function isMostlyCode(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const code = lines.filter((line) => line.length < 500 && CODE_LINE.some((pattern) => pattern.test(line)));
  return code.length >= 2 && code.length * 3 >= lines.length;
}
