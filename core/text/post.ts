import { cleanText, isTooLong, searchKey } from './normalise.ts';
import { POSTS, type Post, type PostGroup } from './post-list.ts';
import { readSubjects } from './subject.ts';

/**
 * A post read: `code` and `group` are missing when the directory does not know it, `title` then is what was written.
 * `subjects`: codes named in the post («учитель физики»); `unknown`: words after «учитель» that are no subject;
 * `others`: further posts of the same cell, as written.
 */
export type PostReading = {
  code?: string;
  title: string;
  group?: PostGroup;
  subjects: string[];
  unknown: string[];
  others: string[];
};

const HEAD = /^(?:учитель(?:ница)?|учит|уч|преподаватель|преп)(?!\p{L})[.\s:-]*/iu;

/** Reads a post as lists write it (STAFF-22): «учитель рус. яз. и лит-ры», «зам. дир. по УВР», «воспитатель ГПД». */
export function readPost(text: string): PostReading {
  if (isTooLong(text)) return { title: text, subjects: [], unknown: [], others: [] };
  const [first = '', ...rest] = splitPosts(cleanText(text));
  const post = findPost(first);
  if (!post) return { title: first, subjects: [], unknown: [], others: rest };
  const named = post.code === 'teacher' || post.code === 'lecturer' ? readObjects(first) : { codes: [], unknown: [] };
  return {
    code: post.code,
    title: post.title,
    group: post.group,
    subjects: named.codes,
    unknown: named.unknown,
    others: rest,
  };
}

/** The post of the directory by its code. */
export function findPostByCode(code: string): Post | undefined {
  return POSTS.find((post) => post.code === code);
}

function findPost(text: string): Post | undefined {
  const key = searchKey(text)
    .replace(/[.,()]/gu, ' ')
    .replace(/\s*-\s*/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
  return key === '' ? undefined : POSTS.find((post) => post.pattern.test(key));
}

/** «учитель истории, обществознания» is one post, «директор, учитель физики» two. */
function splitPosts(text: string): string[] {
  const posts: string[] = [];
  for (const piece of text.split(/\s*[,;/+]\s*|\s+и\s+(?=учител|преподав|воспит|педагог)/iu)) {
    const last = posts.length - 1;
    const isObject = HEAD.test(posts[last] ?? '') && !findPost(piece);
    if (isObject) posts[last] = `${posts[last]}, ${piece}`;
    else posts.push(piece);
  }
  return posts.filter((piece) => piece !== '');
}

function readObjects(text: string): { codes: string[]; unknown: string[] } {
  const objects = text.replace(HEAD, '');
  return objects === text || /^классн/iu.test(text) ? { codes: [], unknown: [] } : readSubjects(objects);
}
