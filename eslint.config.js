import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import tseslint from 'typescript-eslint'

/** The walls between the rooms of the house: which room may not import which (src/README.md). */
const wall = (files, forbidden, why) => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns: forbidden.map((regex) => ({ regex, message: why })) }],
  },
})

const publicRooms = ['/site/', '/panel/']

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'data/',
      'media/',
      'node_modules/',
      'src/migrations/',
      'src/payload-types.ts',
      'src/app/(payload)/admin/importMap.js',
      'src/next-env.d.ts',
      'test/output/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/build/**', 'src/demo/**', 'src/setup/**', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  wall(
    ['src/policy/**'],
    ['^\\.\\./', '^node:', '^(?!\\.|temporal-polyfill$)'],
    'The directive is pure: it imports nothing but itself and the calendar.',
  ),
  wall(
    ['src/policy/*/**'],
    ['^\\.\\./\\.\\./', '^node:', '^(?!\\.)'],
    'The directive is pure: it imports nothing but itself and the calendar.',
  ),
  wall(
    ['src/policy/*/*/**'],
    ['^\\.\\./\\.\\./\\.\\./', '^node:', '^(?!\\.)'],
    'The directive is pure: it imports nothing but itself and the calendar.',
  ),
  {
    files: ['src/policy/**'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The clock is passed in.' },
        { object: 'Math', property: 'random', message: 'Randomness is passed in.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The clock is passed in.',
        },
      ],
    },
  },
  wall(
    [
      'src/{access,audit,database,evidence,jobs,mail,sealing,services}/**',
      'src/{clock,config}.ts',
      'hooks/**',
      'collections/**',
    ],
    publicRooms,
    'Nothing imports the site or the panel.',
  ),
  wall(['src/site/**'], ['/panel/', '^payload$', '^@payloadcms/'], 'The site knows the services alone.'),
  wall(['src/panel/**'], ['/site/'], 'The panel knows nothing of the site.'),
  prettier,
)
