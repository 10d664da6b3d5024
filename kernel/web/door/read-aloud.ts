// 读给我听: the screen read by the browser's own voice. Where the browser has no voice, the button is not there.
import { useEffect, useState } from 'react';
import { useLanguage } from '../language/language.ts';

const pauseAfter = /(?<=[。！？；.!?;\n])/;

/** Sentences, since long texts are cut off by some browsers; blank ones left out. */
export function sentencesOf(text: string): string[] {
  return text
    .split(pauseAfter)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

export type ReadAloud = { isReading: boolean; read: (text: string) => void; stop: () => void };

/** Undefined while (or where) there is no voice for the language. */
export function useReadAloud(): ReadAloud | undefined {
  const lang = useLanguage();
  const [voice, setVoice] = useState<SpeechSynthesisVoice>();
  const [isReading, setReading] = useState(false);

  useEffect(() => {
    if (!('speechSynthesis' in window)) return;
    const choose = () => setVoice(speechSynthesis.getVoices().find((candidate) => candidate.lang.startsWith(lang)));
    choose();
    speechSynthesis.addEventListener('voiceschanged', choose);
    return () => {
      speechSynthesis.removeEventListener('voiceschanged', choose);
      speechSynthesis.cancel();
      setReading(false);
    };
  }, [lang]);

  if (!voice) return undefined;
  const stop = () => {
    speechSynthesis.cancel();
    setReading(false);
  };
  return {
    isReading,
    stop,
    read(text) {
      speechSynthesis.cancel();
      const sentences = sentencesOf(text);
      sentences.forEach((sentence, i) => {
        const speech = new SpeechSynthesisUtterance(sentence);
        speech.voice = voice;
        speech.lang = voice.lang;
        speech.rate = 0.85;
        if (i === sentences.length - 1) speech.onend = () => setReading(false);
        speech.onerror = () => setReading(false);
        speechSynthesis.speak(speech);
      });
      setReading(sentences.length > 0);
    },
  };
}
