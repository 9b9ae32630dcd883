/** The linear maps of connections. */
package lanewise.model.transform;
