import type { WebModule } from '#core/ui/screen.ts';

export const trainingWeb: WebModule = {
  screens: [
    {
      path: '/training',
      gate: 'offer.read',
      load: () => import('./training-page.tsx').then((page) => page.TrainingPage),
    },
    {
      path: '/training/$offerId',
      gate: 'offer.read',
      load: () => import('./offer-page.tsx').then((page) => page.OfferPage),
    },
  ],
};
