import nodemailer from 'nodemailer';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The product works without mail: `isOn` is false, letters become notices and printed sheets. */
export interface Mailer {
  readonly isOn: boolean;
  send(letter: Letter): Promise<void>;
}

/** @param url smtp://user:password@host:port, empty for none */
export function createMailer(url: string | undefined, from: string | undefined): Mailer {
  if (!url || !from) return { isOn: false, send: async () => {} };
  const transport = nodemailer.createTransport(url);
  return {
    isOn: true,
    async send(letter) {
      await transport.sendMail({ from, ...letter });
    },
  };
}
