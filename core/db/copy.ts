import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** What of the driver's connection a COPY needs; its own types leave these out. */
interface CopyConnection {
  readonly stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(chunk: Uint8Array): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** The driver hands the answers of the server to whatever was submitted as a query. */
abstract class CopyQuery {
  readonly finished: Promise<void>;
  protected settle: (error?: Error) => void = () => {};
  private failure: Error | undefined;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.finished = new Promise((resolve, reject) => {
      this.settle = (error) => (error ? reject(error) : resolve());
    });
    // Whoever waits gets the failure; a COPY left early must not end the process.
    this.finished.catch(() => {});
  }

  submit(connection: unknown): void {
    (connection as CopyConnection).query(this.text);
  }

  handleError(error: Error): void {
    this.failure = error;
    this.onEnd();
    this.settle(error);
  }

  handleReadyForQuery(): void {
    this.onEnd();
    if (!this.failure) this.settle();
  }

  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}

  protected onEnd(): void {}
}

/** Bytes that may wait before the server is asked to pause. */
const MOST_WAITING = 1024 * 1024;

class CopyOut extends CopyQuery {
  private waiting: Buffer[] = [];
  private size = 0;
  private isDone = false;
  private stream: Duplex | undefined;
  private wake: () => void = () => {};

  handleCopyData(message: { chunk: Buffer }, connection: CopyConnection): void {
    this.stream = connection.stream;
    this.waiting.push(message.chunk);
    this.size += message.chunk.length;
    if (this.size > MOST_WAITING) connection.stream.pause();
    this.wake();
  }

  protected override onEnd(): void {
    this.isDone = true;
    this.wake();
  }

  /** Given up half-way the connection is of no more use: the server would wait for ever with the rest. */
  async *read(): AsyncGenerator<Buffer> {
    try {
      yield* this.readAll();
    } finally {
      if (!this.isDone) this.stream?.destroy();
    }
  }

  private async *readAll(): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.waiting.length > 0) {
        const chunk = Buffer.concat(this.waiting);
        this.waiting = [];
        this.size = 0;
        this.stream?.resume();
        yield chunk;
      } else if (this.isDone) {
        return this.finished;
      } else {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    }
  }
}

class CopyIn extends CopyQuery {
  private readonly source: AsyncIterable<Uint8Array>;

  constructor(text: string, source: AsyncIterable<Uint8Array>) {
    super(text);
    this.source = source;
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.send(connection).catch((error: Error) => {
      connection.sendCopyFail('source failed');
      this.settle(error);
    });
  }

  private async send(connection: CopyConnection): Promise<void> {
    for await (const chunk of this.source) {
      connection.sendCopyFromChunk(chunk);
      if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
    }
    connection.endCopyFrom();
  }
}

/** Streams `copy … to stdout`; the bytes are PostgreSQL's own text format, whole rows joined into larger chunks. */
export async function* copyOut(client: pg.Client, text: string): AsyncGenerator<Buffer> {
  yield* client.query(new CopyOut(text)).read();
}

/** Feeds `copy … from stdin` from the chunks. */
export async function copyIn(client: pg.Client, text: string, source: AsyncIterable<Uint8Array>): Promise<void> {
  await client.query(new CopyIn(text, source)).finished;
}
