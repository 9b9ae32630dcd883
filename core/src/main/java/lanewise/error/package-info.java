/** The exceptions. A message names the object, the value, what is allowed and what to do. */
package lanewise.error;
