// Keycloak's account console, put together from its published library as its README says.

import "@patternfly/react-core/dist/styles/base.css";
import { Header, KeycloakProvider, PageNav, routes } from "@keycloak/keycloak-account-ui";
import { Page, Spinner } from "@patternfly/react-core";
import i18n from "i18next";
import { StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { initReactI18next } from "react-i18next";
import { createBrowserRouter, Outlet, RouterProvider } from "react-router-dom";

const environment = JSON.parse(document.getElementById("environment").textContent);

// Its texts come from the server in one more request, and are not counted here.
await i18n.use(initReactI18next).init({ lng: "en", fallbackLng: "en", resources: {} });

function Root() {
    return (
        <KeycloakProvider environment={environment}>
            <Page header={<Header />} sidebar={<PageNav />} isManagedSidebar>
                <Suspense fallback={<Spinner />}>
                    <Outlet />
                </Suspense>
            </Page>
        </KeycloakProvider>
    );
}

const router = createBrowserRouter([
    { path: new URL(environment.baseUrl).pathname, element: <Root />, children: routes },
]);
createRoot(document.getElementById("app")).render(
    <StrictMode>
        <RouterProvider router={router} />
    </StrictMode>,
);
