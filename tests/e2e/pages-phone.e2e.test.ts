import { describePages } from './pages.ts';

describePages('phone');
