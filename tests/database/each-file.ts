import { afterAll } from 'vitest';
import { removeTestFolders } from '../folders.ts';
import { closeTestDatabase } from './database.ts';

afterAll(closeTestDatabase);
afterAll(removeTestFolders);
