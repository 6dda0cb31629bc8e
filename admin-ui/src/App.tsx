import { lazy, Suspense } from 'react';
import { CoreAdminContext, CoreAdminUI, Resource, type I18nProvider } from 'react-admin';
import { resources } from './resources.ts';
import { authProvider, dataProvider } from './services.ts';
import { SignInPage } from './sign-in/SignInPage.tsx';
import { store } from './store.ts';
import { Loading } from './ui/Loading.tsx';

const Workspace = lazy(() => import('./layout/Workspace.tsx'));
const NotFound = lazy(() => import('./layout/NotFound.tsx'));
const AccessDenied = lazy(() => import('./layout/AccessDenied.tsx'));

/**
 * The framework's core with a sign-in page of its own; the component kit arrives with the workspace, after signing in.
 */
export const App = ({ i18nProvider }: { i18nProvider: I18nProvider }) => (
  <CoreAdminContext {...{ authProvider, dataProvider, i18nProvider, store }}>
    <Suspense fallback={<Loading />}>
      <CoreAdminUI
        accessDenied={AccessDenied}
        authenticationError={AccessDenied}
        catchAll={NotFound}
        disableTelemetry
        layout={Workspace}
        loading={Loading}
        loginPage={SignInPage}
        requireAuth
        title="پیشخوان"
      >
        {resources.map((resource) => (
          <Resource key={resource.name} {...resource} />
        ))}
      </CoreAdminUI>
    </Suspense>
  </CoreAdminContext>
);
