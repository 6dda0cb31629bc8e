import { type CoreLayoutProps } from 'react-admin';
import { Look } from '../theme/Look.tsx';
import { Frame } from './Frame.tsx';

/** Everything that only signed-in staff see stands on the component kit, which arrives with this module. */
const Workspace = ({ children }: CoreLayoutProps) => (
  <Look>
    <Frame>{children}</Frame>
  </Look>
);

export default Workspace;
