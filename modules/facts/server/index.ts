// The facts module's table of contents.
import { command, type Module, query } from '#kernel/server/house.ts';
import * as c from '../shared/commands.ts';
import * as q from '../shared/queries.ts';
import { handleCorrectFact } from './handlers/correct-fact.ts';
import { handleDefineForm } from './handlers/define-form.ts';
import { handleForgetFacts } from './handlers/forget-facts.ts';
import { handleProposeField } from './handlers/propose-field.ts';
import { handleRevealFact } from './handlers/reveal-fact.ts';
import { forgetDaily } from './reactions.ts';
import { answerFacts, answerHistory, answerRevealed } from './views/facts.ts';
import { answerDictionary, answerForms, answerOpenForm } from './views/forms.ts';

export const factsModule: Module = {
  name: 'facts',
  commands: [
    command(c.correctFact, handleCorrectFact),
    command(c.revealFact, handleRevealFact),
    command(c.forgetFacts, handleForgetFacts),
    command(c.proposeField, handleProposeField),
    command(c.defineForm, handleDefineForm),
  ],
  queries: [
    query(q.listFacts, answerFacts),
    query(q.factHistory, answerHistory),
    query(q.revealedFact, answerRevealed),
    query(q.openFormQuery, answerOpenForm),
    query(q.listForms, answerForms),
    query(q.listDictionary, answerDictionary),
  ],
  ticks: [forgetDaily],
};
