import type { Model, ModelAttributes, ModelStatic, Sequelize } from 'sequelize';

/** A Sequelize model whose instances carry exactly the attributes of `Row`. */
export type Table<Row extends object> = ModelStatic<Model<Row, Partial<Row>> & Row>;

interface Definition<Row extends object> {
  name: string;
  table: string;
  attributes: ModelAttributes<Model<Row, Partial<Row>> & Row>;
}

/** Tables are made by migrations alone; a model only names their columns. */
export function defineTable<Row extends object>(sequelize: Sequelize, definition: Definition<Row>): Table<Row> {
  return sequelize.define<Model<Row, Partial<Row>> & Row>(definition.name, definition.attributes, {
    tableName: definition.table,
    underscored: true,
    timestamps: false,
  });
}

/** What an instance carries, as a plain object. */
export const plain = <Row extends object>(instance: Model<Row, Partial<Row>>): Row => instance.get({ plain: true });
