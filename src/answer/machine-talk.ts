// Does a text speak to a machine? Then it is no evidence: a language model is not shown it, and it proves nothing.

const ORDERED = '(?:instructions?|prompts?|rules|directions|guidelines|guardrails)';
const UNDONE = '(?:ignor(?:e|ing)|disregard(?:ing)?|forget(?:ting)?|overrid(?:e|ing)|bypass(?:ing)?|skip)';
const REPLIED = '(?:answer|cite|include|output|print|produce|recommend|repl(?:y|ies)|respond|say|state|tell|write)';
const MACHINE =
  '(?:(?:AI|artificial intelligence|language)[ -](?:model|assistant|system)s?|AIs?|LLMs?|assistants?|chat ?bots?|chat ?GPT|GPT|Claude|Gemini|Llama)';

/** The ways in which known attempts begin, in words that people who speak to people hardly use. */
const PATTERNS: readonly RegExp[] = [
  new RegExp(String.raw`\b${UNDONE}\b[^.!?]{0,60}\b${ORDERED}\b`, 'iu'),
  /\b(?:ignore|disregard|forget)\s+(?:all|any|everything)\b[^.!?]{0,30}\b(?:above|before|earlier|previous|prior|said|told)\b/iu,
  new RegExp(String.raw`\b(?:new|updated|real|following|system|hidden|secret)\s+(?:system\s+)?${ORDERED}\s*:`, 'iu'),
  new RegExp(String.raw`\b(?:dear|attention|hey|note to|message (?:to|for))\s+(?:the\s+|all\s+)?${MACHINE}\b`, 'iu'),
  new RegExp(
    String.raw`\b${MACHINE}\b[^.!?]{0,40}\b(?:must|should|shall|has to|have to|needs? to)\b[^.!?]{0,20}\b${REPLIED}\b`,
    'iu',
  ),
  new RegExp(String.raw`\bif you are (?:an? )?${MACHINE}\b`, 'iu'),
  /\b(?:you are now|act as|pretend to be|from now on,? you)\b[^.!?]{0,60}\b(?:AI|assistant|bot|DAN|model|mode)\b/iu,
  /\b(?:reply|respond|answer|output|print)\s+(?:only\s+|just\s+|exactly\s+|simply\s+)+(?:with|in|the)\b/iu,
  /^[^\S\n]*(?:#+[^\S\n]*)?(?:system|assistant|user|developer|human|instructions?)\s*:/imu,
  /<\|[^|]*\|?>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:s|system|evidence|quotes?|data|user|assistant|instructions?|context|document)>/iu,
  /\bNOT[_ ]FOUND\b|\bsystem prompts?\b[^.!?]{0,20}\b(?:is|says|:)|\bBEGIN\s+(?:SYSTEM|INSTRUCTIONS?)\b/u,
  // A closing delimiter of the list in which evidence is shown.
  /["']\s*\}\s*(?:[\]\n{]|$)/u,
];

/** True for the wordings that are known; others are left to the checks, which look at what the model made of them. */
export function isMachineTalk(text: string): boolean {
  // Invisible characters and other forms of letters are a way around any pattern.
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
  return PATTERNS.some((pattern) => pattern.test(plain));
}
