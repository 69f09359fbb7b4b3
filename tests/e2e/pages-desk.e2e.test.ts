import { describePages } from './pages.ts';

describePages('desk');
