import { describeClosedPages, describePages } from './pages.ts';

describePages('desk');
describeClosedPages();
