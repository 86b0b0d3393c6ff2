import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/shell/app';
import { appConfig } from './app/app.config';

bootstrapApplication(App, appConfig).catch((problem: unknown) => console.error(problem));
