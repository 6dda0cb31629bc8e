import type { Request, RequestHandler } from 'express';
import type { Route } from './route.ts';

const routes = new WeakMap<object, Route>();

export const rememberRoute =
  (route: Route): RequestHandler =>
  (request, _response, next) => {
    routes.set(request, route);
    next();
  };

/** The route that answers this request: its path holds no values, so it may go to logs and metrics. */
export const routeOf = (request: Request | object): Route | undefined => routes.get(request);
