// Every text stands in all three languages, with the same places to fill in, and every key that a template or a class names exists.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../src', import.meta.url));
const LANGUAGES = ['fr', 'en', 'ar'];
const PLURALS = { fr: ['one', 'many', 'other'], en: ['one', 'other'], ar: ['zero', 'one', 'two', 'few', 'many', 'other'] };
const FORMS = new Set(Object.values(PLURALS).flat());
const problems = [];

const isPlural = (node) => typeof node === 'object' && 'other' in node && Object.keys(node).every((key) => FORMS.has(key));
const keysOf = (node, prefix = '', into = new Map()) => {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'string' || isPlural(value)) into.set(prefix + key, value);
    else keysOf(value, `${prefix}${key}.`, into);
  }
  return into;
};

const texts = {};
for (const language of LANGUAGES) {
  texts[language] = new Map();
  for (const area of ['', 'organiser', 'door', 'support']) {
    const file = join(root, 'texts', area, `${language}.json`);
    for (const [key, value] of keysOf(JSON.parse(await readFile(file, 'utf8')))) {
      if (texts[language].has(key)) problems.push(`${language}: ${key} stands in two files`);
      texts[language].set(key, value);
    }
  }
}
const all = new Set(LANGUAGES.flatMap((language) => [...texts[language].keys()]));
const places = (text) => [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1]))].sort().join(',');
for (const key of all) {
  for (const language of LANGUAGES) {
    const value = texts[language].get(key);
    if (value === undefined) problems.push(`${language}.json lacks ${key}`);
    else if (typeof value === 'object') {
      for (const form of PLURALS[language]) if (!(form in value)) problems.push(`${language}.json: ${key} lacks the form ${form}`);
    } else if (value.trim() === '') problems.push(`${language}.json: ${key} is empty`);
    else {
      const french = texts.fr.get(key);
      if (typeof french === 'string' && places(french) !== places(value)) problems.push(`${language}.json: ${key} has other places to fill in than fr.json`);
    }
  }
}

const sources = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.ts') && !name.includes('generated') && !name.endsWith('.spec.ts'));
for (const name of sources) {
  const source = await readFile(join(root, name), 'utf8');
  for (const [, key] of source.matchAll(/\b(?:t|text|plural)\(\s*'([a-zA-Z][\w.]*)'/g)) {
    if (!all.has(key)) problems.push(`${name} names ${key}, which no language has`);
  }
}
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log(`${all.size} texts in ${LANGUAGES.length} languages`);
