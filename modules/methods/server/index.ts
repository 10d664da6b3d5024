// The work-method module's table of contents.
import { command, type Module, query } from '#kernel/server/house.ts';
import { listMethodsQuery, methodCatalogue, methodShelf, publishMethod } from '../shared/commands.ts';
import { handlePublish } from './handlers/publish-method.ts';
import { answerCatalogue, answerMethods, answerShelf } from './views.ts';

export const methodsModule: Module = {
  name: 'methods',
  commands: [command(publishMethod, handlePublish)],
  queries: [
    query(listMethodsQuery, answerMethods),
    query(methodCatalogue, answerCatalogue),
    query(methodShelf, answerShelf),
  ],
};
