// Every format of JSON documents: how it is told from its fields, and who reads it. One entry a format, the particular
// before the general: the first that fits reads the document.
import type { Transcript, TranscriptFormat } from '../../../domain/transcript.js';
import { isPodcastJson, readPodcastJson } from '../podcast-json.js';
import { isAssemblyAi, readAssemblyAi } from './assemblyai.js';
import { isAwsCallAnalytics, readAwsCallAnalytics } from './aws-call-analytics.js';
import { isAwsTranscribe, readAwsTranscribe } from './aws-transcribe.js';
import { isAzureSpeech, readAzureSpeech } from './azure-speech.js';
import { isDeepgram, readDeepgram } from './deepgram.js';
import { isGoogle, readGoogle } from './google.js';
import { isListed, readListed } from './listed.js';
import { isPodlove, readPodlove } from './podlove.js';
import { isRevAi, readRevAi } from './rev-ai.js';
import { isSpeechmatics, readSpeechmatics } from './speechmatics.js';
import { isWatson, readWatson } from './watson.js';
import { isWhisper, readWhisper } from './whisper.js';
import { isWhisperCpp, readWhisperCpp } from './whisper-cpp.js';
import { isYouTube, readYouTube } from './youtube.js';

export interface JsonFormat {
  readonly name: TranscriptFormat;
  /** Whether the parsed document has the fields by which this format is known. Looks at a few entries only. */
  readonly fits: (document: unknown) => boolean;
  /** `text` is the document's source, for line numbers. Throws `malformed-transcript` or `no-speech`. */
  readonly read: (document: unknown, text: string) => Transcript;
}

export const jsonFormats: readonly JsonFormat[] = [
  { name: 'podcast-json', fits: isPodcastJson, read: readPodcastJson },
  { name: 'whisper-cpp-json', fits: isWhisperCpp, read: readWhisperCpp },
  { name: 'podlove-json', fits: isPodlove, read: readPodlove },
  { name: 'deepgram-json', fits: isDeepgram, read: readDeepgram },
  { name: 'aws-call-analytics-json', fits: isAwsCallAnalytics, read: readAwsCallAnalytics },
  { name: 'aws-transcribe-json', fits: isAwsTranscribe, read: readAwsTranscribe },
  { name: 'speechmatics-json', fits: isSpeechmatics, read: readSpeechmatics },
  { name: 'watson-json', fits: isWatson, read: readWatson },
  { name: 'google-json', fits: isGoogle, read: readGoogle },
  { name: 'azure-speech-json', fits: isAzureSpeech, read: readAzureSpeech },
  { name: 'rev-ai-json', fits: isRevAi, read: readRevAi },
  { name: 'youtube-json', fits: isYouTube, read: readYouTube },
  { name: 'whisper-json', fits: isWhisper, read: readWhisper },
  { name: 'assemblyai-json', fits: isAssemblyAi, read: readAssemblyAi },
  { name: 'json', fits: isListed, read: readListed },
];
